/** What is said where a task's model is not known here any more. `afterwards`: what can be done once it is: "replay". */
export function missingModel(afterwards: string): { readonly title: string; readonly text: string } {
  return {
    title: 'The definition of its model is not here any more',
    text: `Put it back into the folder of definitions, then ${afterwards}.`,
  };
}
