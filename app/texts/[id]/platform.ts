/** Whether keys are to be named as on a Mac. Only for what the browser draws, never the server. */
export function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}
