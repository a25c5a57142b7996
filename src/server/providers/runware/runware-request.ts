import type { ProviderRequest } from '#core/provider-request.ts';

/** How Runware is asked for one task. Sources: contracts/runware.md §1; the readmes of Runware/runware-typescript and -python. */
export const runwareRequest: ProviderRequest = {
  url: 'https://api.runware.ai/v1',
  headers: {},
  body: ['$input'],
  results: { list: 'data', url: 'imageURL' },
  clients: [
    {
      language: 'typescript',
      package: '@runware/sdk',
      install: 'npm install @runware/sdk',
      imports: ['import { createClient } from "@runware/sdk";'],
      code: `const client = await createClient({ apiKey: process.env.$keyVariable });
await client.connect();
for (const image of await client.run(parameters)) console.log(image.imageURL ?? image);
await client.disconnect();`,
    },
    {
      language: 'python',
      package: 'runware-sdk',
      install: 'pip install runware-sdk',
      imports: ['import asyncio', 'import os', 'from runware import Runware'],
      code: `async def main():
    async with Runware(api_key=os.environ["$keyVariable"]) as client:
        for image in await client.run(parameters):
            print(image.get("imageURL", image))

asyncio.run(main())`,
    },
  ],
};
