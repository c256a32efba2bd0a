'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { placeToasts } from './toast'

const ToastPlace = dynamic(() => import('./toast-place').then((module) => module.ToastPlace), { ssr: false })

/** Where `toast(…)` appears, loaded with the first. */
export function Toaster() {
  const [isAsked, setAsked] = useState(false)
  useEffect(() => placeToasts(() => setAsked(true)), [])
  return isAsked && <ToastPlace />
}
