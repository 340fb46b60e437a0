/** Told to the window by whatever opens the palette but its key. */
export const openPaletteEvent = 'hebi:palette';

export function openPalette(): void {
  window.dispatchEvent(new Event(openPaletteEvent));
}
