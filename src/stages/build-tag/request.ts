import type { TagStyle } from '../../core/image-ref/tag-text.ts';

/** What was asked for, as texts and words. */
export interface TagRequest {
  readonly context: 'workflow' | 'git';
  readonly images: string;
  readonly tags: string;
  readonly flavor: string;
  readonly labels: string;
  readonly annotations: string;
  readonly annotationLevels: readonly string[];
  readonly productionRegistries: readonly string[];
  readonly strict: boolean;
  readonly onEmpty: 'skip' | 'error';
  readonly style: TagStyle;
  readonly shaLength: number;
  readonly shallow: 'auto' | 'fail' | 'warn' | 'fetch';
  readonly dirty: 'ignore' | 'suffix' | 'fail' | undefined;
  readonly tagPrefix: string;
  readonly bump: 'none' | 'conventional';
  /** Lines `type=level`. */
  readonly bumpRules: readonly string[];
  /** A version that is forced; undefined when none is. */
  readonly releaseAs: string | undefined;
  readonly components: string;
  /** A git tag is to be made of the version. */
  readonly gitTag: boolean;
}
