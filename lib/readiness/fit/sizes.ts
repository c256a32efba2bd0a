/** 512, "512", "0.5 vCPU"; null for anything else. */
export function cpuUnits(text: string | number): number | null {
  return scaled(text, /^(\d*\.?\d+)\s*vcpu$/i)
}

/** 1024, "1024", "1 GB"; null for anything else. */
export function mebibytes(text: string | number): number | null {
  return scaled(text, /^(\d*\.?\d+)\s*gb$/i)
}

function scaled(text: string | number, inThousands: RegExp): number | null {
  const trimmed = String(text).trim()
  if (/^\d+$/.test(trimmed)) return Number(trimmed)
  const [, number] = inThousands.exec(trimmed) ?? []
  return number === undefined ? null : Math.round(Number(number) * 1024)
}
