/** Why somebody is back at the door, as the server writes it into the address, and what to do about it. */
const words = {
  wrong: 'E-mail or password is wrong. Try again, or ask an admin for a new invitation.',
  link: 'That link was used already, was withdrawn, or is too old. Ask an admin for a new invitation.',
  late: 'That took longer than ten minutes, or began in another browser. Try again.',
  off: 'This server has no identity provider.',
  provider: 'The identity provider does not answer. Try again in a moment; if it goes on, tell whoever runs it.',
  issuer:
    'The identity provider calls itself by another name than SHIPSHAPE_OIDC_ISSUER does. An operator of this server must correct it; its log has both names.',
  declined: 'The identity provider did not let you in.',
  answer: 'What the identity provider sent does not hold, so nobody was signed in. The log of this server says why.',
  unverified: 'Your e-mail address is not verified at the identity provider. Verify it there, then sign in again.',
  'no-email':
    'The identity provider did not say your e-mail address. An operator must let it, or add the scope email to SHIPSHAPE_OIDC_SCOPES.',
  domain: 'People with an e-mail address of that domain may not enter here.',
  'no-access': 'None of your groups has access to this server. Ask its admin for one that has, then sign in again.',
} as const

/** The words for the parameters of /sign-in; null where there is nothing to say. */
export function signInWords(error: string | null, minutes: string | null): string | null {
  if (error === 'wait') {
    const wait = Number(minutes)
    const time = wait > 1 && wait <= 15 ? `${wait} minutes` : 'a minute'
    return `Ten wrong tries within a quarter of an hour. Wait ${time}, then try again.`
  }
  return error !== null && isKnown(error) ? words[error] : null
}

const isKnown = (error: string): error is keyof typeof words => Object.hasOwn(words, error)
