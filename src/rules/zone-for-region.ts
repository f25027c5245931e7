import { quote } from '../core/text.js'
import { AWS_REGION, rule, titleOf } from '../lint/rule.js'

/** Where components name a region of AWS. */
const PLACES = [['region'], ['cluster_region'], ['assume_role', 'sts_region'], ['proxy_server', 'region']]

/** `eu-west-1a`; zones outside of a region's own, such as us-west-2-lax-1a, are longer. */
const ZONE = new RegExp(`^(${AWS_REGION})[a-z]$`)

export default rule({
  id: 'zone-for-region',
  severity: 'warning',
  title: 'An availability zone stands where AWS wants a region',
  adot: {},
  keys: PLACES.flatMap((place) => place.slice(-1)),
  consequence: 'the collector starts, and sends to a host that does not exist: nothing arrives',

  *check({ config }) {
    for (const component of config.components) {
      if (!component.used) continue
      for (const place of PLACES) {
        const value = component.body.get(...place)
        const [zone, region] = ZONE.exec(value?.text ?? '') ?? []
        if (!value || zone === undefined || region === undefined) continue
        yield {
          at: value.path,
          what: `${quote(zone)} in ${titleOf(component)} is an availability zone, and ${place.join('.')} takes a region`,
          help: `write ${region}`,
          edit: { replaceWith: region, safe: false },
        }
      }
    }
  },
})
