/** One line that a database and a terminal can hold, of whatever a stranger typed. */
export const plain = (text: string) => text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ')
