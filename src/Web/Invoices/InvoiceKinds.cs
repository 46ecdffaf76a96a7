using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;

namespace Visavis.Web.Invoices;

/// <summary>This module's lines of the notification catalogue.</summary>
internal static class InvoiceKinds
{
    public const string Invoices = "invoices";
    public const string Reminders = "invoice-reminders";
    public const string Statements = "tax-statements";
    private const string Subject = "invoice:";

    public static readonly NotificationKind[] All =
    [
        new(Invoices, "Factures et avoirs", typeof(InvoiceTexts), NotificationGroup.Billing) { MayBeStopped = false },
        new(Statements, "Attestations fiscales de l’année", typeof(InvoiceTexts), NotificationGroup.Billing) { MayBeStopped = false },
        new(Reminders, "Rappels de factures à payer", typeof(InvoiceTexts), NotificationGroup.Billing) { MayBeStopped = false },
    ];

    public static string SubjectOf(Guid invoiceId) => $"{Subject}{invoiceId:N}";

    /// <summary>The invoice that a subject is; null for anything else.</summary>
    public static Guid? InvoiceOf(string subjectKey) =>
        subjectKey.StartsWith(Subject, StringComparison.Ordinal) && Guid.TryParseExact(subjectKey.AsSpan(Subject.Length), "N", out var id)
            ? id
            : null;

    public static string ReminderOf(Guid invoiceId) => $"invoice-reminder:{invoiceId:N}";
}
