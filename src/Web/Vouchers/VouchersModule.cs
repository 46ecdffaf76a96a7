using Visavis.Web.Bookings.Funds;
using Visavis.Web.Letters;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Services;
using Visavis.Web.Telephone;

namespace Visavis.Web.Vouchers;

public static class VouchersModule
{
    public const string WalletPath = "/vouchers";

    /// <summary>Wallets, orders, and services paid by vouchers.</summary>
    public static IServiceCollection AddVouchers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddConfiguredList(configuration, VoucherSchemes.FileKey, settings => new VoucherSchemes(settings));
        services.AddScoped<VoucherBooks>();
        services.AddScoped<VoucherOrders>();
        services.AddScoped<AssistedOrders>();
        services.AddScoped<WalletReader>();
        services.AddScoped<IFileTakenOver, WalletsOfFile>();
        services.AddScoped<IFileFacts, WalletOfFileFact>();
        services.AddScoped<VoucherReturns>();
        services.AddScoped<VoucherReturnFile>();
        services.AddScoped<VoucherClaims>();
        services.AddScoped<VoucherDisputes>();
        services.AddScoped<ILetterSent, ClaimLetters>();
        services.AddScoped<ILetterEnclosure, OrderSlip>();
        services.AddScoped<IHoursUse, HoursPaidByVouchers>();
        services.AddScoped<IBookingFunds, VoucherFunds>();
        services.AddSingleton<WalletPrompts>();
        services.AddScoped<ILineWallet, WalletOnTheLine>();
        services.AddSingleton<VoucherClock>();
        services.AddHostedService(provider => provider.GetRequiredService<VoucherClock>());
        services.AddHostedService<LedgerWatch>();
        services.AddNotificationKinds(VoucherKinds.All);
        services.AddScoped<IPlannedNotification, VoucherExpiry>();
        return services;
    }
}
