namespace Visavis.Web.Accounts;

/// <summary>What a person is on the site. Everyone but a visitor is listed in the directory.</summary>
public enum AccountCategory
{
    Visitor = 0,
    JobSeeker = 1,
    Freelance = 2,
    Company = 3,
    Administration = 4,
    Association = 5,
}
