import announcedRemoval from './announced-removal.js'
import attributeAction from './attribute-action.js'
import authorizationType from './authorization-type.js'
import bareOperator from './bare-operator.js'
import batchLargerThanQueue from './batch-larger-than-queue.js'
import batchSizes from './batch-sizes.js'
import blanksInId from './blanks-in-id.js'
import bodySizeLimit from './body-size-limit.js'
import componentInWrongSection from './component-in-wrong-section.js'
import componentNotInRelease from './component-not-in-release.js'
import connectors from './connectors.js'
import contribComponent from './contrib-component.js'
import deprecatedName from './deprecated-name.js'
import detailedDebugOutput from './detailed-debug-output.js'
import discoveryFileName from './discovery-file-name.js'
import discoveryFileNotThere from './discovery-file-not-there.js'
import discoveryInterval from './discovery-interval.js'
import doubledOtlpPath from './doubled-otlp-path.js'
import droppedReference from './dropped-reference.js'
import duplicateId from './duplicate-id.js'
import duplicateJob from './duplicate-job.js'
import duplicateKey from './duplicate-key.js'
import durationWithoutUnit from './duration-without-unit.js'
import earlyBatch from './early-batch.js'
import emptyConfig from './empty-config.js'
import emptyListItem from './empty-list-item.js'
import emptyPipeline from './empty-pipeline.js'
import exclusiveSettings from './exclusive-settings.js'
import exposedListener from './exposed-listener.js'
import extensionNotStarted from './extension-not-started.js'
import faultyRelease from './faulty-release.js'
import filePathWithoutStar from './file-path-without-star.js'
import filterMatchesNothing from './filter-matches-nothing.js'
import foreignDetector from './foreign-detector.js'
import halfKeyPair from './half-key-pair.js'
import htmlEntity from './html-entity.js'
import ignoredOperatorKey from './ignored-operator-key.js'
import ignoredSetting from './ignored-setting.js'
import jaegerRemoteSampling from './jaeger-remote-sampling.js'
import keyWithoutValue from './key-without-value.js'
import labelName from './label-name.js'
import lateMemoryLimiter from './late-memory-limiter.js'
import leftoverPlaceholder from './leftover-placeholder.js'
import logGroupName from './log-group-name.js'
import logGroupTags from './log-group-tags.js'
import lostLeadingZero from './lost-leading-zero.js'
import lostTaskLabels from './lost-task-labels.js'
import malformedEndpoint from './malformed-endpoint.js'
import malformedExpression from './malformed-expression.js'
import malformedId from './malformed-id.js'
import malformedReference from './malformed-reference.js'
import malformedRegexp from './malformed-regexp.js'
import malformedSetting from './malformed-setting.js'
import memoryLimits from './memory-limits.js'
import missingAlternative from './missing-alternative.js'
import missingPipelines from './missing-pipelines.js'
import missingSection from './missing-section.js'
import missingSetting from './missing-setting.js'
import mixedFilterStyles from './mixed-filter-styles.js'
import needlessIgnore from './needless-ignore.js'
import needsFeatureGate from './needs-feature-gate.js'
import noKubernetes from './no-kubernetes.js'
import nothingToScrape from './nothing-to-scrape.js'
import nullReference from './null-reference.js'
import operatorCycle from './operator-cycle.js'
import ottlArguments from './ottl-arguments.js'
import ottlSyntax from './ottl-syntax.js'
import ottlUnknownEnum from './ottl-unknown-enum.js'
import ottlUnknownFunction from './ottl-unknown-function.js'
import ottlUnknownPath from './ottl-unknown-path.js'
import outOfRange from './out-of-range.js'
import outdatedRelease from './outdated-release.js'
import overwrittenKey from './overwritten-key.js'
import placeholderWithoutValue from './placeholder-without-value.js'
import portUsedTwice from './port-used-twice.js'
import proxyPortUsedTwice from './proxy-port-used-twice.js'
import regexWithoutNames from './regex-without-names.js'
import relabelExtraSetting from './relabel-extra-setting.js'
import relabelTarget from './relabel-target.js'
import removedLater from './removed-later.js'
import renamedMetric from './renamed-metric.js'
import repeatedComponent from './repeated-component.js'
import repeatedMetadataKey from './repeated-metadata-key.js'
import repeatedOperatorId from './repeated-operator-id.js'
import repeatedPolicy from './repeated-policy.js'
import repeatedProcessor from './repeated-processor.js'
import reservedAwsName from './reserved-aws-name.js'
import retryShorterThanInterval from './retry-shorter-than-interval.js'
import rolledUpDimensions from './rolled-up-dimensions.js'
import sameSeries from './same-series.js'
import sameUrlPath from './same-url-path.js'
import samplingInSidecar from './sampling-in-sidecar.js'
import scrapeProtocols from './scrape-protocols.js'
import scrapeTimeout from './scrape-timeout.js'
import secondDocument from './second-document.js'
import secretInClearText from './secret-in-clear-text.js'
import sendsToItself from './sends-to-itself.js'
import statsdMapping from './statsd-mapping.js'
import swappedOtlpPort from './swapped-otlp-port.js'
import swappedTlsVersions from './swapped-tls-versions.js'
import targetIsUrl from './target-is-url.js'
import taskAppEndpoint from './task-app-endpoint.js'
import taskConfigArgument from './task-config-argument.js'
import taskConfigVariable from './task-config-variable.js'
import taskDependsOn from './task-depends-on.js'
import taskEssential from './task-essential.js'
import taskHealthCheck from './task-health-check.js'
import taskHealthCheckForm from './task-health-check-form.js'
import taskHostAccess from './task-host-access.js'
import taskIgnoredArgument from './task-ignored-argument.js'
import taskImageTag from './task-image-tag.js'
import taskLaunchType from './task-launch-type.js'
import taskLogs from './task-logs.js'
import taskMemory from './task-memory.js'
import taskMissingImage from './task-missing-image.js'
import taskPlainConfig from './task-plain-config.js'
import taskPortClash from './task-port-clash.js'
import taskPortProtocol from './task-port-protocol.js'
import taskStatsdAddress from './task-statsd-address.js'
import taskUnhealthySidecar from './task-unhealthy-sidecar.js'
import taskUnreachablePort from './task-unreachable-port.js'
import taskUnwritablePath from './task-unwritable-path.js'
import taskWindows from './task-windows.js'
import taskXrayAddress from './task-xray-address.js'
import telemetryReaders from './telemetry-readers.js'
import telemetryResource from './telemetry-resource.js'
import typographicQuotes from './typographic-quotes.js'
import undefinedComponent from './undefined-component.js'
import undefinedExtension from './undefined-extension.js'
import undefinedOperator from './undefined-operator.js'
import unencryptedExport from './unencrypted-export.js'
import unexpandedReference from './unexpanded-reference.js'
import unexpandedVariable from './unexpanded-variable.js'
import unfitDelimiter from './unfit-delimiter.js'
import unfitExtension from './unfit-extension.js'
import unfitRoutingKey from './unfit-routing-key.js'
import unfitSetting from './unfit-setting.js'
import unknownCloudwatchUnit from './unknown-cloudwatch-unit.js'
import unknownComponent from './unknown-component.js'
import unknownEmfOption from './unknown-emf-option.js'
import unknownKey from './unknown-key.js'
import unknownOperatorKey from './unknown-operator-key.js'
import unknownSignal from './unknown-signal.js'
import unknownTimeZone from './unknown-time-zone.js'
import unknownValue from './unknown-value.js'
import unpairedCertificate from './unpaired-certificate.js'
import unreadDiscovery from './unread-discovery.js'
import unreadKey from './unread-key.js'
import unsetVariable from './unset-variable.js'
import unsetVariableStops from './unset-variable-stops.js'
import unsignedAwsRequest from './unsigned-aws-request.js'
import unsupportedSection from './unsupported-section.js'
import unsupportedSignal from './unsupported-signal.js'
import unsupportedStorage from './unsupported-storage.js'
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
import zoneForRegion from './zone-for-region.js'

/** Every rule, by id. This file is generated. */
export const rules = [
  announcedRemoval,
  attributeAction,
  authorizationType,
  bareOperator,
  batchLargerThanQueue,
  batchSizes,
  blanksInId,
  bodySizeLimit,
  componentInWrongSection,
  componentNotInRelease,
  connectors,
  contribComponent,
  deprecatedName,
  detailedDebugOutput,
  discoveryFileName,
  discoveryFileNotThere,
  discoveryInterval,
  doubledOtlpPath,
  droppedReference,
  duplicateId,
  duplicateJob,
  duplicateKey,
  durationWithoutUnit,
  earlyBatch,
  emptyConfig,
  emptyListItem,
  emptyPipeline,
  exclusiveSettings,
  exposedListener,
  extensionNotStarted,
  faultyRelease,
  filePathWithoutStar,
  filterMatchesNothing,
  foreignDetector,
  halfKeyPair,
  htmlEntity,
  ignoredOperatorKey,
  ignoredSetting,
  jaegerRemoteSampling,
  keyWithoutValue,
  labelName,
  lateMemoryLimiter,
  leftoverPlaceholder,
  logGroupName,
  logGroupTags,
  lostLeadingZero,
  lostTaskLabels,
  malformedEndpoint,
  malformedExpression,
  malformedId,
  malformedReference,
  malformedRegexp,
  malformedSetting,
  memoryLimits,
  missingAlternative,
  missingPipelines,
  missingSection,
  missingSetting,
  mixedFilterStyles,
  needlessIgnore,
  needsFeatureGate,
  noKubernetes,
  nothingToScrape,
  nullReference,
  operatorCycle,
  ottlArguments,
  ottlSyntax,
  ottlUnknownEnum,
  ottlUnknownFunction,
  ottlUnknownPath,
  outOfRange,
  outdatedRelease,
  overwrittenKey,
  placeholderWithoutValue,
  portUsedTwice,
  proxyPortUsedTwice,
  regexWithoutNames,
  relabelExtraSetting,
  relabelTarget,
  removedLater,
  renamedMetric,
  repeatedComponent,
  repeatedMetadataKey,
  repeatedOperatorId,
  repeatedPolicy,
  repeatedProcessor,
  reservedAwsName,
  retryShorterThanInterval,
  rolledUpDimensions,
  sameSeries,
  sameUrlPath,
  samplingInSidecar,
  scrapeProtocols,
  scrapeTimeout,
  secondDocument,
  secretInClearText,
  sendsToItself,
  statsdMapping,
  swappedOtlpPort,
  swappedTlsVersions,
  targetIsUrl,
  taskAppEndpoint,
  taskConfigArgument,
  taskConfigVariable,
  taskDependsOn,
  taskEssential,
  taskHealthCheck,
  taskHealthCheckForm,
  taskHostAccess,
  taskIgnoredArgument,
  taskImageTag,
  taskLaunchType,
  taskLogs,
  taskMemory,
  taskMissingImage,
  taskPlainConfig,
  taskPortClash,
  taskPortProtocol,
  taskStatsdAddress,
  taskUnhealthySidecar,
  taskUnreachablePort,
  taskUnwritablePath,
  taskWindows,
  taskXrayAddress,
  telemetryReaders,
  telemetryResource,
  typographicQuotes,
  undefinedComponent,
  undefinedExtension,
  undefinedOperator,
  unencryptedExport,
  unexpandedReference,
  unexpandedVariable,
  unfitDelimiter,
  unfitExtension,
  unfitRoutingKey,
  unfitSetting,
  unknownCloudwatchUnit,
  unknownComponent,
  unknownEmfOption,
  unknownKey,
  unknownOperatorKey,
  unknownSignal,
  unknownTimeZone,
  unknownValue,
  unpairedCertificate,
  unreadDiscovery,
  unreadKey,
  unsetVariable,
  unsetVariableStops,
  unsignedAwsRequest,
  unsupportedSection,
  unsupportedSignal,
  unsupportedStorage,
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
  zoneForRegion,
]
