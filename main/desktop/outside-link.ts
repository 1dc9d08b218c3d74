/** Only the web's own pages open outside, and only sealed ones: any other scheme starts a program with words of the page's choice. */
export const mayOpenOutside = (url: string): boolean => URL.canParse(url) && new URL(url).protocol === 'https:';
