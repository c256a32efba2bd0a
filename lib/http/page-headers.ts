/** Headers of every page. The nonce is for the scripts that Next writes into it; nothing is loaded from elsewhere. */
export function pageHeaders(nonce: string, { development }: { development: boolean }): Record<string, string> {
  // React needs eval in development, to show server stacks.
  const scripts = `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`
  const policy = {
    'default-src': "'self'",
    'script-src': scripts,
    // Widths and positions are set as style attributes, which take no nonce.
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  }
  return {
    'content-security-policy': Object.entries(policy)
      .map(([directive, sources]) => `${directive} ${sources}`)
      .join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  }
}
