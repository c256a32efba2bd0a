/** What an export writes where the registry has no default role: the set-up page's own. */
export const pageDefaultRole = 'role/SpinnakerManaged'
