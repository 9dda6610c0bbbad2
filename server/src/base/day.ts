/** Days as texts such as `2027-03-31`, which sort by time. */

/** Whether the text is a day that there is. */
export function isDay(text: string): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(Date.parse(text)) === text;
}

/** From the first day to the second; negative when that is earlier. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / day);
}

export function addDays(from: string, days: number): string {
	return dayOf(Date.parse(from) + days * day);
}

/** The day of a time in this machine's time zone. */
export function localDay(time: Date): string {
	const [year, month, date] = [time.getFullYear(), time.getMonth() + 1, time.getDate()];
	return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** Milliseconds. */
const day = 86_400_000;

/** Empty where there is no such time. */
function dayOf(time: number): string {
	return Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10);
}
