import attributeAction from './attribute-action.js'
import batchSizes from './batch-sizes.js'
import blanksInId from './blanks-in-id.js'
import componentInWrongSection from './component-in-wrong-section.js'
import componentNotInRelease from './component-not-in-release.js'
import connectors from './connectors.js'
import contribComponent from './contrib-component.js'
import droppedReference from './dropped-reference.js'
import duplicateId from './duplicate-id.js'
import duplicateKey from './duplicate-key.js'
import emptyConfig from './empty-config.js'
import emptyPipeline from './empty-pipeline.js'
import exclusiveSettings from './exclusive-settings.js'
import extensionNotStarted from './extension-not-started.js'
import malformedId from './malformed-id.js'
import malformedReference from './malformed-reference.js'
import memoryLimits from './memory-limits.js'
import missingAlternative from './missing-alternative.js'
import missingPipelines from './missing-pipelines.js'
import missingSection from './missing-section.js'
import missingSetting from './missing-setting.js'
import needlessIgnore from './needless-ignore.js'
import nullReference from './null-reference.js'
import outOfRange from './out-of-range.js'
import overwrittenKey from './overwritten-key.js'
import placeholderWithoutValue from './placeholder-without-value.js'
import portUsedTwice from './port-used-twice.js'
import proxyPortUsedTwice from './proxy-port-used-twice.js'
import repeatedComponent from './repeated-component.js'
import repeatedProcessor from './repeated-processor.js'
import secondDocument from './second-document.js'
import telemetryReaders from './telemetry-readers.js'
import telemetryResource from './telemetry-resource.js'
import undefinedComponent from './undefined-component.js'
import undefinedExtension from './undefined-extension.js'
import unexpandedVariable from './unexpanded-variable.js'
import unknownComponent from './unknown-component.js'
import unknownKey from './unknown-key.js'
import unknownSignal from './unknown-signal.js'
import unknownValue from './unknown-value.js'
import unsetVariable from './unset-variable.js'
import unsetVariableStops from './unset-variable-stops.js'
import unsupportedSignal from './unsupported-signal.js'
import unusableListenAddress from './unusable-listen-address.js'
import unusedComponent from './unused-component.js'
import unusedExtension from './unused-extension.js'
import wrongType from './wrong-type.js'
import yamlSyntax from './yaml-syntax.js'

/** Every rule, by id. This file is generated. */
export const rules = [
  attributeAction,
  batchSizes,
  blanksInId,
  componentInWrongSection,
  componentNotInRelease,
  connectors,
  contribComponent,
  droppedReference,
  duplicateId,
  duplicateKey,
  emptyConfig,
  emptyPipeline,
  exclusiveSettings,
  extensionNotStarted,
  malformedId,
  malformedReference,
  memoryLimits,
  missingAlternative,
  missingPipelines,
  missingSection,
  missingSetting,
  needlessIgnore,
  nullReference,
  outOfRange,
  overwrittenKey,
  placeholderWithoutValue,
  portUsedTwice,
  proxyPortUsedTwice,
  repeatedComponent,
  repeatedProcessor,
  secondDocument,
  telemetryReaders,
  telemetryResource,
  undefinedComponent,
  undefinedExtension,
  unexpandedVariable,
  unknownComponent,
  unknownKey,
  unknownSignal,
  unknownValue,
  unsetVariable,
  unsetVariableStops,
  unsupportedSignal,
  unusableListenAddress,
  unusedComponent,
  unusedExtension,
  wrongType,
  yamlSyntax,
]
