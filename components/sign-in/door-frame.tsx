import type { ReactNode } from 'react'
import { Brand } from '@/components/shell/brand'

/** The frame of the pages before one is in: narrow, without navigation. */
export function DoorFrame({ title, about, children }: { title: string; about: ReactNode; children: ReactNode }) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-sm content-center gap-6 px-4 py-16">
      <div className="flex items-center gap-2.5 font-semibold text-title">
        <Brand className="size-[18px]" />
        Shipshape
      </div>
      <div>
        <h1 className="font-semibold text-heading">{title}</h1>
        <p className="mt-1 text-ink-2">{about}</p>
      </div>
      {children}
    </main>
  )
}
