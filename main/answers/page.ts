/** How many rows a page has where the ask does not say. */
export const PAGE = 100;
