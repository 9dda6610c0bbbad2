/** One of the equal parts that a run is cut into, so that several machines share it. */
export interface Shard {
	/** From 1. */
	readonly index: number;
	readonly count: number;
}

/** Reads `2/5`; what is wrong with it is a text. */
export function parseShard(value: string): Shard | string {
	const [, index = '', count = ''] = /^(\d{1,6})\/(\d{1,6})$/.exec(value) ?? [];
	const shard = { index: Number(index), count: Number(count) };
	return index !== '' && shard.index >= 1 && shard.index <= shard.count
		? shard
		: `--shard takes the number of this part and how many there are, such as 2/5, not ${value}.`;
}

/** Whether the article that stands at a place (from 0) of the whole list is in the part: neighbours, which are often alike in length, go to different ones. */
export function isInShard(place: number, { index, count }: Shard): boolean {
	return place % count === index - 1;
}
