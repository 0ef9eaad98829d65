import { Button, Text, View } from '@tarojs/components'
import Taro, { useLoad } from '@tarojs/taro'
import { useState } from 'react'
import { usePoster } from '../../hooks/use-poster'

declare const wx: any

/** Nothing on this page asks for consent. */
export default function DiaryPage() {
  const [draft, setDraft] = useState('')
  const savePoster = usePoster('/assets/poster.png')

  useLoad(async () => {
    try {
      // ✗ no-eager-use, no-undeclared, no-unguarded
      const { data } = await Taro.getClipboardData()
      setDraft(data)
    } catch {
      setDraft('今天的猫咪……')
    }
  })

  const copyDraft = () => {
    // ✗ no-undeclared, no-unguarded, require-denial-handler
    Taro.setClipboardData({ data: draft })
  }

  const sign = () => {
    // ✗ no-revoked, no-unguarded
    Taro.getUserProfile({
      desc: '在日记里署名',
      success: ({ userInfo }) => setDraft(`${draft} —— ${userInfo.nickName}`),
      fail: () => setDraft(`${draft} —— 匿名`),
    })
  }

  const addPhoto = () => {
    // ✗ no-revoked, no-unguarded
    wx.chooseImage({
      count: 1,
      success: () => Taro.showToast({ title: '已添加' }),
      fail: () => Taro.showToast({ title: '没有添加', icon: 'none' }),
    })
  }

  const askFirst = () => {
    // ✗ no-unknown-privacy-api
    wx.requirePrivacyAuthorization({ success: () => setDraft('') })
  }

  return (
    <View>
      <Text>{draft}</Text>
      <Button onClick={copyDraft}>复制</Button>
      <Button onClick={sign}>署名</Button>
      <Button onClick={addPhoto}>添加照片</Button>
      <Button onClick={askFirst}>重写</Button>
      <Button onClick={savePoster}>保存海报</Button>
      <Button
        // ✗ no-unguarded
        openType="getPhoneNumber"
        onGetPhoneNumber={({ detail }) => console.info(detail.code)}
      >
        订阅更新
      </Button>
    </View>
  )
}
