namespace Visavis.Web.Media.Storage;

public enum StorageProvider
{
    Local = 0,
    Azure = 1,
}
