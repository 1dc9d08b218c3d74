/** Whether a page that crashed just now may be loaded again: so many times within so long, then a person has to look. */
export const crashLimit = (times: number, withinMs: number, now: () => number): (() => boolean) => {
  let recent: readonly number[] = [];
  return () => {
    const at = now();
    recent = [...recent.filter((earlier) => at - earlier < withinMs), at];
    return recent.length <= times;
  };
};
