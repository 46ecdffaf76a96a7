using Visavis.Web.Letters;
using Visavis.Web.Notifications;
using Visavis.Web.Services;

namespace Visavis.Web.Invoices;

public static class InvoicesModule
{
    public const string Path = "/invoices";
    public const string IssuedPath = "/invoices/issued";
    public const string MandatePath = "/invoices/mandate";
    public const string StatementsPath = "/invoices/statements";

    public static string PathOf(Guid invoiceId) => $"/invoices/{invoiceId}";

    /// <summary>Invoices and credit notes, payments that were received, tax statements.</summary>
    public static IServiceCollection AddInvoices(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddConfiguredList(configuration, InvoiceMentions.FileKey, settings => new InvoiceMentions(settings));
        services.AddScoped<InvoiceAccess>();
        services.AddScoped<InvoicePapers>();
        services.AddScoped<InvoiceDrafts>();
        services.AddScoped<InvoiceWriter>();
        services.AddScoped<InvoiceNotices>();
        services.AddScoped<InvoiceCredits>();
        services.AddScoped<InvoiceDesk>();
        services.AddScoped<InvoiceRun>();
        services.AddScoped<InvoiceTables>();
        services.AddScoped<InvoicePayments>();
        services.AddScoped<InvoiceWords>();
        services.AddScoped<TaxStatements>();
        services.AddScoped<IHoursUse, InvoicedHours>();
        services.AddScoped<TaxStatementNotices>();
        services.AddScoped<ILetterEnclosure, TaxStatementEnclosure>();
        services.AddScoped<ILetterEnclosure, InvoiceEnclosure>();
        services.AddSingleton<InvoiceClock>();
        services.AddHostedService(provider => provider.GetRequiredService<InvoiceClock>());
        services.AddNotificationKinds(InvoiceKinds.All);
        return services;
    }
}
