/** What the reader chose for the frame, kept in cookies so that the server draws it right the first time. */
export type Preferences = {
  theme: 'system' | 'light' | 'dark'
  navigation: 'open' | 'narrow'
  /** The sandbox's strip. */
  strip: 'shown' | 'hidden'
  /** Single-key shortcuts: some input methods cannot live with them (WCAG 2.1.4). */
  keys: 'on' | 'off'
}

const choices: { [K in keyof Preferences]: readonly [Preferences[K], ...Preferences[K][]] } = {
  theme: ['system', 'light', 'dark'],
  navigation: ['open', 'narrow'],
  strip: ['shown', 'hidden'],
  keys: ['on', 'off'],
}

const cookieOf = (name: keyof Preferences) => `shipshape-${name}`

/** Reads the preferences from cookies; what is absent or unknown is the first choice. */
export function readPreferences(cookie: (name: string) => string | undefined): Preferences {
  return {
    theme: choiceOf('theme', cookie),
    navigation: choiceOf('navigation', cookie),
    strip: choiceOf('strip', cookie),
    keys: choiceOf('keys', cookie),
  }
}

function choiceOf<K extends keyof Preferences>(name: K, cookie: (name: string) => string | undefined): Preferences[K] {
  const written = cookie(cookieOf(name))
  return choices[name].find((choice) => choice === written) ?? choices[name][0]
}

/** Keeps a choice for a year, on this browser. */
export function savePreference<K extends keyof Preferences>(name: K, value: Preferences[K]): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store API is not in every browser we support
  document.cookie = `${cookieOf(name)}=${value}; path=/; max-age=31536000; samesite=lax`
}
