using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Accounts.Sessions;
using Visavis.Web.DataRights;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Media.Uploads;

namespace Visavis.Web.DataRights.Pages;

/// <summary>"My data in one file", and the way out.</summary>
public sealed class IndexModel(DataExports exports, FreshProof proof, IStringLocalizer<MediaTexts> media) : ManagePageModel
{
    public DataExport? Export { get; private set; }

    public string? ExpiresOn => Export?.ExpiresAt is { } end ? User.Day(end) : null;

    public string? Size => Export?.Bytes is { } bytes ? FileSize.Of(bytes, media) : null;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Export = await exports.FindLatestAsync(AccountId, cancellationToken);

    public async Task<IActionResult> OnPostExportAsync(CancellationToken cancellationToken)
    {
        if (await proof.AskAsync(HttpContext, AccountId, "/account/other#data", cancellationToken) is { } asked)
        {
            return asked;
        }

        await exports.RequestAsync(AccountId, cancellationToken);
        return LocalRedirect("/account/other#data");
    }
}
