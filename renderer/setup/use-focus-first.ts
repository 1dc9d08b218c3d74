import { type RefObject, useEffect, useRef } from 'react';

/** The field that a step begins with has the keyboard as soon as the step is there. */
export const useFocusFirst = (): RefObject<HTMLInputElement | null> => {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return field;
};
