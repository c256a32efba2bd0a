/** What is wrong with the fields of a part of a form, by field; react-hook-form's errors have this shape. */
export type FieldErrors<D> = { readonly [K in keyof D]?: { readonly message?: string | undefined } | undefined }
