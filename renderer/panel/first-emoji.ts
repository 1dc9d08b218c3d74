/** The first emoji of what was typed, however many code points it has; `null` where there is none. */
export const firstEmoji = (typed: string): string | null => {
  const graphemes = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(typed)];
  const found = graphemes.find(({ segment }) =>
    /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|\u20e3/u.test(segment),
  );
  return found?.segment ?? null;
};
