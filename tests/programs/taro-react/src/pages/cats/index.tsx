import { Button, Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { PageShell } from '../../components/page-shell'
import { usePosition } from '../../hooks/use-position'
import { share } from '../../services/share'

const recorder = Taro.getRecorderManager()

export default function CatsPage() {
  const { position, locate } = usePosition()

  useEffect(() => {
    recorder.onError(({ errMsg }) => Taro.showToast({ title: errMsg, icon: 'none' }))
  }, [])

  return (
    <PageShell title="等一个家">
      <Text>{position ? `离你最近的领养站：${position.latitude}` : '全城的领养站'}</Text>
      <Button onClick={locate}>找最近的</Button>
      <Button onClick={() => recorder.start({ duration: 10000 })}>录下叫声</Button>
      <Button onClick={() => recorder.stop()}>停止</Button>
      <Button onClick={() => share('pages/cats/index')}>分享</Button>
      <Button onClick={() => Taro.navigateTo({ url: '/pages/adopt/index' })}>我要领养</Button>
    </PageShell>
  )
}
