import Taro from '@tarojs/taro'

/** The page "diary", which uses it, has no popup. */
export function usePoster(file: string) {
  return () =>
    // ✗ no-unguarded
    Taro.saveImageToPhotosAlbum({ filePath: file })
      .then(() => Taro.showToast({ title: '已保存' }))
      .catch(() => Taro.showToast({ title: '没有保存', icon: 'none' }))
}
