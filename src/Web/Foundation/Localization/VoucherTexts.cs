namespace Visavis.Web.Foundation.Localization;

/// <summary>Wallets, orders and settlement of vouchers.</summary>
public sealed class VoucherTexts;
