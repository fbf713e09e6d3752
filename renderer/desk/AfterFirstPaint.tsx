// Columns beside a transcript that comes: its first words are painted before them.
import type { ReactNode } from 'react';
import { usePainted } from '../transcript/rest.ts';

/** Nothing until what is mounted with it has been on the screen; from then on its children. */
export const AfterFirstPaint = ({ children }: { children: ReactNode }) => usePainted() && children;
