import type { Shell } from '@/lib/registry/sh'
import type { RenderedFix } from '../finding'

/** A fix as its kind writes it: a command is shell that `sh` made, so that no kind can forget to quote. */
export type WrittenFix = Omit<RenderedFix, 'cli'> & { cli?: Shell }
