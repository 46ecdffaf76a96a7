using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.DataRights;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Media.Uploads;
using Visavis.Web.Results.Pages;

namespace Visavis.Web.DataRights.Pages;

/// <summary>"My data in one file", and the way out.</summary>
public sealed class IndexModel(DataExports exports, IStringLocalizer<MediaTexts> media) : ManagePageModel
{
    public DataExport? Export { get; private set; }

    public string? ExpiresOn => Export?.ExpiresAt?.ToString("D", CultureInfo.CurrentCulture);

    public string? Size => Export?.Bytes is { } bytes ? FileSize.Of(bytes, media) : null;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Export = await exports.FindLatestAsync(AccountId, cancellationToken);

    public async Task<IActionResult> OnPostExportAsync(CancellationToken cancellationToken)
    {
        await exports.RequestAsync(AccountId, cancellationToken);
        return LocalRedirect("/account/other#data");
    }
}
