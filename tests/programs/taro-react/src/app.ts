import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => console.info('喵驿已启动'))
  return children
}
