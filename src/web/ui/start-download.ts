/** Has the browser keep what an address gives as a file; its name is what the server says, else `name`. */
export function startDownload(url: string, name = ''): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
