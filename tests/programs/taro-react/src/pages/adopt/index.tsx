import { Button, Image, Input, View } from '@tarojs/components'
import Taro, { chooseMedia } from '@tarojs/taro'
import { useState } from 'react'
import { PrivacyPopup } from '../../components/privacy-popup'

export default function AdoptPage() {
  const [avatar, setAvatar] = useState('')
  const [address, setAddress] = useState('')
  const [photos, setPhotos] = useState<string[]>([])
  const [mayAskName, setMayAskName] = useState(false)

  const pickPhotos = async () => {
    try {
      const { tempFiles } = await chooseMedia({ count: 3, mediaType: ['image'] })
      setPhotos(tempFiles.map(({ tempFilePath }) => tempFilePath))
    } catch {
      Taro.showToast({ title: '没有选择照片', icon: 'none' })
    }
  }

  const pickAddress = () =>
    Taro.chooseAddress()
      .then(({ detailInfo }) => setAddress(detailInfo))
      .catch(() => Taro.showToast({ title: '请手动填写地址', icon: 'none' }))

  const askName = () => {
    Taro.requirePrivacyAuthorize({
      success: () => setMayAskName(true),
      fail: () => Taro.showToast({ title: '可以不填昵称', icon: 'none' }),
    })
  }

  const addPapers = async () => {
    if (process.env.TARO_ENV === 'h5') {
      const { tempFiles } = await Taro.chooseMessageFile({ count: 1 })
      setPhotos(tempFiles.map(({ path }) => path))
    }
  }

  return (
    <View>
      <Button openType="chooseAvatar" onChooseAvatar={({ detail }) => setAvatar(detail.avatarUrl)}>
        头像
      </Button>
      <Image src={avatar} />

      {mayAskName ? <Input type="nickname" placeholder="昵称" /> : <Button onClick={askName}>填写昵称</Button>}
      <Input
        placeholder="家里其他人的昵称"
        // ✗ no-unguarded: the popup does not cover a nickname
        type="nickname"
      />

      <Button openType="getPhoneNumber" onGetPhoneNumber={({ detail }) => console.info(detail.code)}>
        预约回访
      </Button>
      <Button onClick={pickAddress}>{address || '选择收货地址'}</Button>
      <Button onClick={pickPhotos}>上传照片（{photos.length}）</Button>
      <Button onClick={addPapers}>上传证明</Button>
      {/* <Button openType="getRealtimePhoneNumber">验证手机号</Button> */}
      <PrivacyPopup />
    </View>
  )
}
