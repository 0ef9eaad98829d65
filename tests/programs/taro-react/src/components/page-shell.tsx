import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { PrivacyPopup } from './privacy-popup'

interface Props {
  title: string
}

/** What most pages have in common: a title, and the popup. */
export function PageShell({ title, children }: PropsWithChildren<Props>) {
  return (
    <View className="page">
      <View className="title">{title}</View>
      {children}
      <PrivacyPopup />
    </View>
  )
}
