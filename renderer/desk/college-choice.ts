const KEPT = 'tickdesk.college';

/** The college this tab showed last, so that a reload shows it again. */
export const keptCollege = (page: Window): string | undefined => page.sessionStorage.getItem(KEPT) ?? undefined;

export const keepCollege = (page: Window, collegeId: string): void => page.sessionStorage.setItem(KEPT, collegeId);
