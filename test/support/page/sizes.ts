/** A usual window, a small laptop, and a usual window at 200 %. */
export const USUAL = { width: 1_280, height: 800 };
export const SMALL = { width: 1_024, height: 700 };
export const ZOOMED = { width: 640, height: 400 };
