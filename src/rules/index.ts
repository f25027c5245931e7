import announcedRemoval from './announced-removal.js'
import attributeAction from './attribute-action.js'
import batchLargerThanQueue from './batch-larger-than-queue.js'
import batchSizes from './batch-sizes.js'
import blanksInId from './blanks-in-id.js'
import componentInWrongSection from './component-in-wrong-section.js'
import componentNotInRelease from './component-not-in-release.js'
import connectors from './connectors.js'
import contribComponent from './contrib-component.js'
import deprecatedName from './deprecated-name.js'
import detailedDebugOutput from './detailed-debug-output.js'
import doubledOtlpPath from './doubled-otlp-path.js'
import droppedReference from './dropped-reference.js'
import duplicateId from './duplicate-id.js'
import duplicateKey from './duplicate-key.js'
import earlyBatch from './early-batch.js'
import emptyConfig from './empty-config.js'
import emptyPipeline from './empty-pipeline.js'
import exclusiveSettings from './exclusive-settings.js'
import extensionNotStarted from './extension-not-started.js'
import faultyRelease from './faulty-release.js'
import filePathWithoutStar from './file-path-without-star.js'
import filterMatchesNothing from './filter-matches-nothing.js'
import halfKeyPair from './half-key-pair.js'
import htmlEntity from './html-entity.js'
import ignoredSetting from './ignored-setting.js'
import lateMemoryLimiter from './late-memory-limiter.js'
import leftoverPlaceholder from './leftover-placeholder.js'
import logGroupTags from './log-group-tags.js'
import lostTaskLabels from './lost-task-labels.js'
import malformedEndpoint from './malformed-endpoint.js'
import malformedId from './malformed-id.js'
import malformedReference from './malformed-reference.js'
import malformedRegexp from './malformed-regexp.js'
import malformedSetting from './malformed-setting.js'
import memoryLimits from './memory-limits.js'
import missingAlternative from './missing-alternative.js'
import missingPipelines from './missing-pipelines.js'
import missingSection from './missing-section.js'
import missingSetting from './missing-setting.js'
import needlessIgnore from './needless-ignore.js'
import needsFeatureGate from './needs-feature-gate.js'
import nullReference from './null-reference.js'
import outOfRange from './out-of-range.js'
import outdatedRelease from './outdated-release.js'
import overwrittenKey from './overwritten-key.js'
import placeholderWithoutValue from './placeholder-without-value.js'
import portUsedTwice from './port-used-twice.js'
import proxyPortUsedTwice from './proxy-port-used-twice.js'
import regexWithoutNames from './regex-without-names.js'
import removedLater from './removed-later.js'
import repeatedComponent from './repeated-component.js'
import repeatedProcessor from './repeated-processor.js'
import reservedAwsName from './reserved-aws-name.js'
import retryShorterThanInterval from './retry-shorter-than-interval.js'
import rolledUpDimensions from './rolled-up-dimensions.js'
import secondDocument from './second-document.js'
import secretInClearText from './secret-in-clear-text.js'
import statsdMapping from './statsd-mapping.js'
import swappedOtlpPort from './swapped-otlp-port.js'
import telemetryReaders from './telemetry-readers.js'
import telemetryResource from './telemetry-resource.js'
import undefinedComponent from './undefined-component.js'
import undefinedExtension from './undefined-extension.js'
import unexpandedVariable from './unexpanded-variable.js'
import unfitExtension from './unfit-extension.js'
import unfitRoutingKey from './unfit-routing-key.js'
import unknownCloudwatchUnit from './unknown-cloudwatch-unit.js'
import unknownComponent from './unknown-component.js'
import unknownKey from './unknown-key.js'
import unknownSignal from './unknown-signal.js'
import unknownValue from './unknown-value.js'
import unsetVariable from './unset-variable.js'
import unsetVariableStops from './unset-variable-stops.js'
import unsignedAwsRequest from './unsigned-aws-request.js'
import unsupportedSignal from './unsupported-signal.js'
import unusableListenAddress from './unusable-listen-address.js'
import unusableMetricDeclaration from './unusable-metric-declaration.js'
import unusedComponent from './unused-component.js'
import unusedExtension from './unused-extension.js'
import urlWithoutScheme from './url-without-scheme.js'
import valueWithoutPlaceholder from './value-without-placeholder.js'
import wrongAmpEndpoint from './wrong-amp-endpoint.js'
import wrongSigningRegion from './wrong-signing-region.js'
import wrongSigningService from './wrong-signing-service.js'
import wrongType from './wrong-type.js'
import yamlSyntax from './yaml-syntax.js'

/** Every rule, by id. This file is generated. */
export const rules = [
  announcedRemoval,
  attributeAction,
  batchLargerThanQueue,
  batchSizes,
  blanksInId,
  componentInWrongSection,
  componentNotInRelease,
  connectors,
  contribComponent,
  deprecatedName,
  detailedDebugOutput,
  doubledOtlpPath,
  droppedReference,
  duplicateId,
  duplicateKey,
  earlyBatch,
  emptyConfig,
  emptyPipeline,
  exclusiveSettings,
  extensionNotStarted,
  faultyRelease,
  filePathWithoutStar,
  filterMatchesNothing,
  halfKeyPair,
  htmlEntity,
  ignoredSetting,
  lateMemoryLimiter,
  leftoverPlaceholder,
  logGroupTags,
  lostTaskLabels,
  malformedEndpoint,
  malformedId,
  malformedReference,
  malformedRegexp,
  malformedSetting,
  memoryLimits,
  missingAlternative,
  missingPipelines,
  missingSection,
  missingSetting,
  needlessIgnore,
  needsFeatureGate,
  nullReference,
  outOfRange,
  outdatedRelease,
  overwrittenKey,
  placeholderWithoutValue,
  portUsedTwice,
  proxyPortUsedTwice,
  regexWithoutNames,
  removedLater,
  repeatedComponent,
  repeatedProcessor,
  reservedAwsName,
  retryShorterThanInterval,
  rolledUpDimensions,
  secondDocument,
  secretInClearText,
  statsdMapping,
  swappedOtlpPort,
  telemetryReaders,
  telemetryResource,
  undefinedComponent,
  undefinedExtension,
  unexpandedVariable,
  unfitExtension,
  unfitRoutingKey,
  unknownCloudwatchUnit,
  unknownComponent,
  unknownKey,
  unknownSignal,
  unknownValue,
  unsetVariable,
  unsetVariableStops,
  unsignedAwsRequest,
  unsupportedSignal,
  unusableListenAddress,
  unusableMetricDeclaration,
  unusedComponent,
  unusedExtension,
  urlWithoutScheme,
  valueWithoutPlaceholder,
  wrongAmpEndpoint,
  wrongSigningRegion,
  wrongSigningService,
  wrongType,
  yamlSyntax,
]
