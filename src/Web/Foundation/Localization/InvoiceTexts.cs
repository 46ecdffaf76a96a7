namespace Visavis.Web.Foundation.Localization;

/// <summary>Invoices, credit notes, payments and tax statements.</summary>
public sealed class InvoiceTexts;
