import { Button, Camera, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Component } from 'react'
import { withPrivacy } from '../../../components/with-privacy'

class CallPage extends Component<object, { isOn: boolean }> {
  state = { isOn: false }

  toggle = () => this.setState(({ isOn }) => ({ isOn: !isOn }))

  explain = () => Taro.showToast({ title: '没有摄像头权限', icon: 'none' })

  render() {
    return (
      <View>
        {this.state.isOn && <Camera devicePosition="back" onError={this.explain} />}
        <Button onClick={this.toggle}>{this.state.isOn ? '挂断' : '接通'}</Button>
      </View>
    )
  }
}

export default withPrivacy(CallPage)
