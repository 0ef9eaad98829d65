import Taro from '@tarojs/taro'

export function share(path: string) {
  return Taro.showToast({ title: `点右上角分享 ${path}`, icon: 'none' })
}
