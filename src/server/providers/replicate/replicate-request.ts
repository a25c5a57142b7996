import type { ProviderRequest } from '#core/provider-request.ts';

/**
 * How Replicate is asked for one prediction. Sources: contracts/replicate.md §2, §3.2, §16; the readme of replicate-python.
 * The clients create and wait, since their `run` may give nothing back where an answer is late.
 */
export const replicateRequest: ProviderRequest = {
  url: 'https://api.replicate.com/v1/models/$model/predictions',
  headers: { Prefer: 'wait' },
  body: { input: '$input' },
  results: { list: 'output', url: null },
  clients: [
    {
      language: 'typescript',
      package: 'replicate',
      install: 'npm install replicate',
      imports: ['import Replicate from "replicate";'],
      code: `const replicate = new Replicate({ auth: process.env.$keyVariable });
const created = await replicate.predictions.create({ model: $model, input: parameters });
const { output } = await replicate.wait(created);
for (const url of [output].flat()) console.log(url);`,
    },
    {
      language: 'python',
      package: 'replicate',
      install: 'pip install replicate',
      imports: ['import os', 'from replicate.client import Client'],
      code: `client = Client(api_token=os.environ["$keyVariable"])
prediction = client.models.predictions.create(model=$model, input=parameters)
prediction.wait()
for url in prediction.output if isinstance(prediction.output, list) else [prediction.output]:
    print(url)`,
    },
  ],
};
