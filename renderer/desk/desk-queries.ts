import { type InvalidateOptions, type InvalidateQueryFilters, type Query, QueryClient } from '@tanstack/react-query';

/**
 * TanStack Query takes whatever a first read brings for new, also when it was marked as old while it was on its way: what
 * made it old may have come too late to be in it. Here it is read once more.
 */
export class DeskQueries extends QueryClient {
  override async invalidateQueries(filters?: InvalidateQueryFilters, options?: InvalidateOptions): Promise<void> {
    const first = new Set(this.getQueryCache().findAll(filters).filter(isFirstRead));
    await super.invalidateQueries(filters, options);
    if (first.size > 0) await super.invalidateQueries({ ...filters, predicate: (query) => first.has(query) }, options);
  }
}

const isFirstRead = ({ state }: Query): boolean => state.data === undefined && state.fetchStatus === 'fetching';
