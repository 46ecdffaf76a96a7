namespace Visavis.Web.Foundation.Localization;

/// <summary>Booking, requests, the dashboard and what mails say of them.</summary>
public sealed class BookingTexts;
