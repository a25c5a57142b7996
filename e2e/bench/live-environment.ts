/** The environment of a server that is live at Runware, of whom somebody at `url` takes the place. */
export function liveEnvironment(url: string): Readonly<Record<string, string>> {
  return { RUNWARE_API_KEY: 'bench', RUNWARE_BASE_URL: `${url}/v1` };
}
