import { type State, states } from './states'

const looks = ['light', 'dark', 'forced'] as const
export type Look = (typeof looks)[number]

const widths = [390, 768, 1280, 1440, 1920] as const

export type Picture = { name: string; state: State; width: number; look: Look }

/** Every state at every width in every look, by names like `alarms-390-dark`. */
export const pictures: readonly Picture[] = states.flatMap((state) =>
  widths.flatMap((width) =>
    looks.map((look): Picture => ({ name: `${state.name}-${width}-${look}`, state, width, look })),
  ),
)
