using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;

namespace Visavis.Web.Invoices;

/// <summary>This module's lines of the notification catalogue.</summary>
internal static class InvoiceKinds
{
    public const string Invoices = "invoices";
    public const string Reminders = "invoice-reminders";

    public static readonly NotificationKind[] All =
    [
        new(Invoices, "Factures et avoirs", typeof(InvoiceTexts), NotificationGroup.Billing) { MayBeStopped = false },
        new(Reminders, "Rappels de factures à payer", typeof(InvoiceTexts), NotificationGroup.Billing) { MayBeStopped = false },
    ];

    public static string SubjectOf(Guid invoiceId) => $"invoice:{invoiceId:N}";

    public static string ReminderOf(Guid invoiceId) => $"invoice-reminder:{invoiceId:N}";
}
