import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that would otherwise begin late and be waited for alone. */
const LONGEST = ['70-desktop', '81-axe', '208-setup-page', '201-listening', '200-tunnel', '326-history-season'];

const isLong = ({ moduleId }: TestSpecification): boolean => LONGEST.some((name) => moduleId.includes(`/${name}.`));

/** What takes longest begins first, so that the processors end together. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
