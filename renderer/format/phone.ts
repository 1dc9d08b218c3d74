/** An E.164 number in groups a person can read aloud. Indian mobiles as they are spoken, others as they are. */
export const spacedPhone = (phone: string): string => phone.replace(/^\+91(\d{5})(\d{5})$/, '+91 $1 $2');
